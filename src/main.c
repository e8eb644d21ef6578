#include "base/ending.h"
#include "command/command.h"

int main(int argc, char **argv)
{
	ending_catch();
	return command_main(argc, argv);
}
