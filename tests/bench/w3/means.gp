# day,region,mean of one awk pass; csv and out are set by -e
set terminal pngcairo font "Noto Sans CJK KR,18" size 1920,1080
set output out
set datafile separator ","
set title "시·도별 일 평균 추이 (2024년)" font ",32"
set key outside bottom horizontal
set grid ytics
regions = "서울 부산 대구 인천 광주 대전 울산 세종 경기 강원"
plot for [r in regions] sprintf("< mawk -F, -v r=%s '$2==r' %s | sort -n", r, csv) \
	u 1:3 w lines lw 2 t r
