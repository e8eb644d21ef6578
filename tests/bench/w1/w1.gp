# The same chart for gnuplot: title, axes, line with points and their values, source.
set terminal pngcairo noenhanced font "Noto Sans CJK KR,22" size 1920,1080
set output out
set datafile separator ","
set title "연도별 에너지 전환 정책 제정 건수(2014~2024)" font ",34"
set label 1 "(단위: 건)" at graph 0, screen 0.93
set label 2 "자료: 성능을 재려고 만든 자료" at screen 0.02, screen 0.03 font ",16"
set grid ytics lt 1 lc rgb "#cdd1d5"
set border 1
set tics nomirror
set key off
set xtics 2014,2
set yrange [0:200]
set xrange [2013.6:2024.4]
set bmargin 5
plot dir."/growth.csv" every ::1 using 1:2 with linespoints pt 7 ps 2 lw 4 lc rgb "#256ef4", \
     "" every ::1 using 1:2:2 with labels offset 0,1.2
