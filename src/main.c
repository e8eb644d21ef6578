#include "base/out.h"
#include "command/command.h"

int main(int argc, char **argv)
{
	out_catch_signals();
	return command_main(argc, argv);
}
